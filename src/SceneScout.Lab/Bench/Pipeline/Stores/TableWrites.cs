namespace SceneScout.Lab.Bench.Pipeline.Stores;

/// <summary>Rows written into a table.</summary>
/// <param name="Inserted">Inserted.</param>
/// <param name="Updated">Updated.</param>
/// <param name="InPlace">Of the updated, those that touched no index.</param>
/// <param name="Deleted">Deleted.</param>
internal sealed record TableWrites(long Inserted, long Updated, long InPlace, long Deleted)
{
    /// <summary>All of them.</summary>
    public long Rows => Inserted + Updated + Deleted;

    /// <summary>What came since.</summary>
    public TableWrites Since(TableWrites before) => new(Inserted - before.Inserted, Updated - before.Updated, InPlace - before.InPlace, Deleted - before.Deleted);
}
