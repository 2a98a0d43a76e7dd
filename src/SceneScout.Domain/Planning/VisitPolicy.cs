namespace SceneScout.Domain.Planning;

/// <summary>How often areas are visited.</summary>
public sealed record VisitPolicy
{
    /// <summary>Every six hours, as in the user's documents; three hours to two days by what an area yields.</summary>
    public static readonly VisitPolicy Default = new();

    /// <summary>Between two searches of an area whose yield is not known yet, and the step from which others are counted; above zero.</summary>
    public TimeSpan Usual { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Between two searches of the most productive area.</summary>
    public TimeSpan Shortest { get; init; } = TimeSpan.FromHours(3);

    /// <summary>Between two searches of an area that yields nothing: the floor, since what is never visited can never be found to have changed.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromDays(2);

    /// <summary>New and changed listings that make a call worth it: an area is visited when about so many are waiting for each call that it takes.</summary>
    public double FreshPerCall { get; init; } = 2;

    /// <summary>Part of a source's budget that scheduled searches may take, 0 to 1; the rest is for what people ask for.</summary>
    public double BudgetShare { get; init; } = 0.8;
}
