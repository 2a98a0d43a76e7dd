namespace SceneScout.Sources.Tests.Recorded;

/// <summary>A fact about recorded answers; skipped where they are not at hand.</summary>
public sealed class RecordedFactAttribute : FactAttribute
{
    public RecordedFactAttribute()
    {
        if (!RecordedPayloads.Exist)
            Skip = "The folder shared/payloads is not above the tests.";
    }
}

/// <summary>A theory about recorded answers; skipped where they are not at hand.</summary>
public sealed class RecordedTheoryAttribute : TheoryAttribute
{
    public RecordedTheoryAttribute()
    {
        if (!RecordedPayloads.Exist)
            Skip = "The folder shared/payloads is not above the tests.";
    }
}
