using System.Collections.Immutable;
using SceneScout.Domain.Planning;

namespace SceneScout.Actors.Areas;

/// <summary>What is remembered of one source in one cell: the search under way, what the last whole one found, what all of them came to. Immutable; decides and applies without clock or store.</summary>
/// <param name="Id">The area, <c>source/cell</c>.</param>
public sealed record Area(string Id)
{
    // Ends that are told again after a crash come within a few searches.
    private const int RememberedEnds = 16;

    /// <summary>The search that began last; null before the first, and after it ended.</summary>
    public AreaSearchUnderWay? Search { get; init; }

    /// <summary>The last whole search; null before the first.</summary>
    public WholeSearch? Whole { get; init; }

    /// <summary>Searches since then that were cut short.</summary>
    public int Shortened { get; init; }

    /// <summary>What its searches came to: how often it is visited follows from that.</summary>
    public AreaYield Yield { get; init; } = AreaYield.Of(Id);

    /// <summary>Tasks whose searches ended last, oldest first.</summary>
    public ImmutableArray<string> Ended { get; init; } = [];

    /// <summary>What follows from a command: nothing when it is known already.</summary>
    public IAreaEvent? Decide(IAreaCommand command) => command switch
    {
        AreaCommands.BeginSearch begin when !IsUnderWay(begin) => new AreaEvents.SearchBegan(begin.TaskId, begin.Range, begin.At)
        {
            Scope = begin.Scope,
            Shortened = begin.Scope is not null && Whole?.Scope == begin.Scope && begin.Rule?.Allows(Whole?.BegunAt, Shortened, begin.At) == true ? true : null,
            Adopted = begin.Known?.Searches > Yield.Searches ? begin.Known : null,
        },
        AreaCommands.EndSearch end when !Ended.Contains(end.TaskId) => new AreaEvents.SearchEnded(end.TaskId, end.Checkpoint, end.At) { Found = Found(end) },
        _ => null,
    };

    /// <summary>The area after an event.</summary>
    public Area Apply(IAreaEvent happened) => happened switch
    {
        AreaEvents.SearchBegan began => this with
        {
            Search = new AreaSearchUnderWay(began.TaskId, began.Range, began.Scope, began.At, began.Shortened == true),
            Yield = began.Adopted ?? Yield,
        },
        AreaEvents.SearchEnded ended => End(ended) with
        {
            Search = Search?.TaskId == ended.TaskId ? null : Search,
            Ended = [.. Ended.TakeLast(RememberedEnds - 1), ended.TaskId],
        },
        _ => this,
    };

    /// <summary>What a beginning search is told.</summary>
    public AreaReplies.SearchBegun Begun(string taskId) => new(null, null) { Known = Search is { Shortened: true } search && search.TaskId == taskId ? Whole?.Parts : null };

    // Parameters may be edited while a task is given up: under others it is another search.
    private bool IsUnderWay(AreaCommands.BeginSearch begin) =>
        Search is { } search && search.TaskId == begin.TaskId && search.Range == begin.Range && search.Scope == begin.Scope;

    private AreaSearch Found(AreaCommands.EndSearch end) => new(
        end.TaskId,
        (Search?.TaskId == end.TaskId ? Search.BegunAt : end.Checkpoint.BegunAt) ?? end.At,
        end.At,
        end.Checkpoint.Discovered,
        end.Checkpoint.New,
        end.Checkpoint.Changed,
        end.Checkpoint.Pages)
    {
        Shortened = end.Checkpoint.Parts is { Skipped: > 0 },
    };

    private Area End(AreaEvents.SearchEnded ended)
    {
        // Earlier versions kept no figures here, and no parts.
        if (ended.Found is not { } found)
            return this;
        var counted = this with { Yield = Yield.After(found) };
        // What slipped was not seen: nothing may be left out of the next search by what this one remembers, nor by what one before it did.
        if (ended.Checkpoint.Slipped > 0)
            return counted with { Whole = null, Shortened = 0 };
        if (found.Shortened)
            return counted with { Shortened = Shortened + 1 };
        // One of which another search came in between is remembered when it says itself where it searched.
        return ended.Checkpoint.Parts is { } parts && Search is { } search && search.TaskId == ended.TaskId
            ? counted with { Whole = new WholeSearch(search.Scope, found.StartedAt, parts.Memory), Shortened = 0 }
            : counted;
    }
}
