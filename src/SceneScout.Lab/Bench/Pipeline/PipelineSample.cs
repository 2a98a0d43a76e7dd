namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>How far a run is at an instant.</summary>
/// <param name="At">Seconds since discovery was asked for.</param>
/// <param name="Listings">Listings that belong to an event.</param>
/// <param name="Events">Events.</param>
/// <param name="Processed">Of these, processed at their newest version.</param>
/// <param name="MemoryBytes">Resident memory of the node.</param>
internal sealed record PipelineSample(double At, long Listings, long Events, long Processed, long MemoryBytes)
{
    /// <summary>Listings that are through: those of the events that are processed, as if these had as many listings each as the others.</summary>
    public double Through => Events == 0 ? 0 : (double)Listings * Processed / Events;
}
