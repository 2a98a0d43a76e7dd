namespace SceneScout.Geocoding.Tests;

/// <summary>A fact about recordings of sources, which are not part of the project: skipped where they are not beside it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkippableByDataAttribute : FactAttribute
{
    public SkippableByDataAttribute()
    {
        if (RecordedVenues.All.Count == 0)
            Skip = "The recordings are not beside the project.";
    }
}
