using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Matching;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Ingestion;

/// <summary>Rows after reading: what goes on to the blocks, and what has ended already.</summary>
/// <param name="Incoming">Listings for the blocks.</param>
/// <param name="Ended">Rows that were processed before, are not to be shown, or cannot be read.</param>
public sealed record ReadRows(ImmutableArray<IncomingListing> Incoming, ImmutableArray<RowOutcome> Ended);

/// <summary>Normalises raw rows. Pure.</summary>
public static class RowReader
{
    private const int MaxErrorLength = 2_000;

    /// <summary>Reads rows of one source.</summary>
    public static ReadRows Read(IEnumerable<RawEvent> rows, ISourceAdapter adapter) =>
        Of(rows.Select(row => (row.Head, row.Processed ? null : Normalise(row, adapter))));

    /// <summary>Sorts rows by what they were read as.</summary>
    /// <param name="rows">Rows, each with what it is; those that were processed before need nothing.</param>
    public static ReadRows Of(IEnumerable<(RawHead Row, NormaliseResult? Read)> rows)
    {
        var incoming = ImmutableArray.CreateBuilder<IncomingListing>();
        var ended = ImmutableArray.CreateBuilder<RowOutcome>();
        foreach (var (row, read) in rows)
            switch (read)
            {
                case null when row.Processed:
                    ended.Add(new RowOutcome(row.Id, row.ContentHash, RowOutcomeKind.Unchanged, null, null));
                    break;
                case NormaliseResult.Ok ok:
                    incoming.Add(new IncomingListing(ok.Listing, row.ContentHash, row.Id) { Revision = row.Revision });
                    break;
                case NormaliseResult.Skipped skipped:
                    ended.Add(Rejected(row, skipped.Reason));
                    break;
                case NormaliseResult.Rejected rejected:
                    ended.Add(Rejected(row, string.Join("; ", rejected.Errors)));
                    break;
                default:
                    throw new InvalidOperationException("An adapter answers a listing, a skip or a rejection.");
            }

        return new ReadRows(incoming.ToImmutable(), ended.ToImmutable());
    }

    /// <summary>Normalises a row.</summary>
    public static NormaliseResult Normalise(RawEvent row, ISourceAdapter adapter)
    {
        using var json = JsonDocument.Parse(row.Json);
        return adapter.Normalise(json.RootElement);
    }

    private static RowOutcome Rejected(RawHead row, string error) => new(
        row.Id, row.ContentHash, RowOutcomeKind.Rejected, null, error.Length > MaxErrorLength ? error[..MaxErrorLength] : error);
}
