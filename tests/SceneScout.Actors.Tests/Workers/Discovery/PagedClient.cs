using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SceneScout.Actors.Tests.Doubles;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Tests.Workers.Discovery;

/// <summary>A source of parts of pages, each page a listing; it remembers what it was asked for.</summary>
internal sealed class PagedClient : ISourceClient
{
    private readonly Dictionary<string, HeldCall> _held = [];

    /// <summary>Contents of the pages, part by part.</summary>
    public string[][] Parts { get; set; } = [];

    /// <summary>What is answered in place of a page, by cursor.</summary>
    public Dictionary<string, SpawnFault> Faults { get; } = [];

    /// <summary>Cursors of pages that come with another total than the page before.</summary>
    public HashSet<string> Slips { get; } = [];

    /// <summary>Cursors of pages with an entry besides that cannot be read.</summary>
    public HashSet<string> Unreadable { get; } = [];

    /// <summary>Cursors that it was asked for, <c>start</c> for none.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Whether it knows where the next part begins before a part is read.</summary>
    public bool KnowsParts { get; set; }

    public string? Behind(AreaQuery query, string? cursor) =>
        KnowsParts && int.Parse((cursor ?? "0").Split('.')[0], CultureInfo.InvariantCulture) + 1 is var next && next < Parts.Length ? $"{next}.0" : null;

    /// <summary>The next call for a page waits.</summary>
    public HeldCall Hold(string cursor) => _held[cursor] = new HeldCall();

    public async Task<FetchResult> FetchAsync(AreaQuery query, string? cursor, CancellationToken cancellation)
    {
        Asked.Add(cursor ?? "start");
        if (_held.Remove(cursor ?? "start", out var held))
            await held.WaitAsync(cancellation);
        if (Faults.TryGetValue(cursor ?? "start", out var fault))
            return new FetchResult.Failed(fault);
        var at = cursor?.Split('.').Select(int.Parse).ToArray() ?? [0, 0];
        var (part, page) = (Parts[at[0]], at[1]);
        var behind = at[0] + 1 < Parts.Length ? $"{at[0] + 1}.0" : null;
        var listing = new RawListing(new ListingKey(SourceName.Yelp, $"y-{at[0]}-{page}"), "{}", part[page]);
        var next = page + 1 < part.Length ? $"{at[0]}.{page + 1}" : behind;
        return new FetchResult.Page(new ParsedAnswer { Listings = [listing], Failures = Unreadable.Contains(cursor ?? "start") ? [new ListingFailure(null, [])] : [] }, next)
        {
            Head = page == 0 ? new PartHead(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{part[0]}/{part.Length}"))[..8]), part.Length > 1) : null,
            Behind = behind,
            Slipped = Slips.Contains(cursor ?? "start"),
        };
    }
}
