namespace SceneScout.Threds.Model;

/// <summary>Where a thred goes.</summary>
/// <param name="Name">A reaction, <c>$next</c>, <c>$terminate</c> or <c>$noTransition</c>.</param>
/// <param name="Input">What comes next into it.</param>
/// <param name="LocalName">The local that has the event, for <see cref="InputKind.Local"/>.</param>
/// <param name="Description">What it is for.</param>
public sealed record TransitionModel(string Name, InputKind Input = InputKind.Default, string? LocalName = null, string? Description = null)
{
    /// <summary>The reaction after this one.</summary>
    public const string Next = "$next";

    /// <summary>The end.</summary>
    public const string Terminate = "$terminate";

    /// <summary>The same reaction as if nothing had happened.</summary>
    public const string None = "$noTransition";
}
