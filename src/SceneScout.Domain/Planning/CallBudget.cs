namespace SceneScout.Domain.Planning;

/// <summary>What a source allows in one window of time, over all its keys.</summary>
/// <param name="Amount">So many, above 0.</param>
/// <param name="Window">In such a time.</param>
/// <param name="Unit"><c>calls</c> or <c>points</c>.</param>
public sealed record CallBudget(double Amount, TimeSpan Window, string Unit)
{
    /// <summary>What it comes to in a day.</summary>
    public double PerDay => Amount * (TimeSpan.FromDays(1) / Window);

    /// <summary>What people call it: <c>5000 calls/1d</c>.</summary>
    public override string ToString() => $"{Amount:0.##} {Unit}/{(Window.TotalDays >= 1 ? $"{Window.TotalDays:0.##}d" : Window.TotalHours >= 1 ? $"{Window.TotalHours:0.##}h" : Window.TotalMinutes >= 1 ? $"{Window.TotalMinutes:0.##}m" : $"{Window.TotalSeconds:0.###}s")}";
}
