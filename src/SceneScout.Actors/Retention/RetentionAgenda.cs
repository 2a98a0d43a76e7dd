using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Retention;

/// <summary>What is to be dropped next, and when. Immutable and without a clock.</summary>
internal sealed record RetentionAgenda
{
    /// <summary>Content is looked after at least so often: what a source shows anew while we wait may be due sooner than what we wait for.</summary>
    public static readonly TimeSpan ContentAtLeast = TimeSpan.FromMinutes(1);

    /// <summary>After a failure, and for content that somebody is at work on.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    private readonly RetentionOptions _options;

    private RetentionAgenda(RetentionOptions options) => _options = options;

    /// <summary>Sources whose content is kept for a time.</summary>
    private ImmutableSortedDictionary<string, RetentionWork.Content> Contents { get; init; } = ImmutableSortedDictionary.Create<string, RetentionWork.Content>(StringComparer.Ordinal);

    /// <summary>Tables.</summary>
    private ImmutableSortedDictionary<string, RetentionWork.Table> Tables { get; init; } = ImmutableSortedDictionary.Create<string, RetentionWork.Table>(StringComparer.Ordinal);

    /// <summary>The agenda of a node that begins. What is walked from end to end waits, so that controllers that come and go do not walk all the time.</summary>
    /// <param name="options">How long rows are kept.</param>
    /// <param name="contents">How long content of sources is kept.</param>
    /// <param name="now">The instant.</param>
    public static RetentionAgenda Begin(RetentionOptions options, IEnumerable<KeyValuePair<SourceName, TimeSpan>> contents, DateTimeOffset now) => new(options)
    {
        Contents = contents.ToImmutableSortedDictionary(c => c.Key.Value, c => new RetentionWork.Content(c.Key, c.Value, now), StringComparer.Ordinal),
        Tables = options.Keep.Keys.ToImmutableSortedDictionary(
            table => table,
            table => new RetentionWork.Table(table, null, RetentionRules.AgedOf(table).Walked ? now + options.Interval : now),
            StringComparer.Ordinal),
    };

    /// <summary>What is due and has been for longest, content before rows; null when nothing is.</summary>
    public RetentionWork? Next(DateTimeOffset now) =>
        Contents.Values.Where(work => work.Due <= now).MinBy(work => work.Due) ?? (RetentionWork?)Tables.Values.Where(work => work.Due <= now).MinBy(work => work.Due);

    /// <summary>After a step over content.</summary>
    /// <param name="work">The step.</param>
    /// <param name="more">Whether there was more than it took.</param>
    /// <param name="oldest">When the oldest content was seen that is left; null when there is none.</param>
    /// <param name="now">The instant.</param>
    public RetentionAgenda Done(RetentionWork.Content work, bool more, DateTimeOffset? oldest, DateTimeOffset now)
    {
        var next = now + ContentAtLeast;
        if (more)
            next = now;
        else if (oldest + work.Keep is { } due && due < next)
            // What is overdue still waits for its ingestion.
            next = due > now ? due + TimeSpan.FromMilliseconds(1) : now + Again;
        return this with { Contents = Contents.SetItem(work.Source.Value, work with { Due = next }) };
    }

    /// <summary>After a step over a table.</summary>
    public RetentionAgenda Done(RetentionWork.Table work, PruneStep step, DateTimeOffset now) => this with
    {
        Tables = Tables.SetItem(
            work.Name,
            step.Next is { } next ? work with { After = next, Due = now } : work with { After = null, Due = now + _options.Every(RetentionRules.AgedOf(work.Name)) }),
    };

    /// <summary>After a step that failed.</summary>
    public RetentionAgenda Failed(RetentionWork work, DateTimeOffset now) => work switch
    {
        RetentionWork.Content content => this with { Contents = Contents.SetItem(content.Source.Value, content with { Due = now + Again }) },
        RetentionWork.Table table => this with { Tables = Tables.SetItem(table.Name, table with { Due = now + Again }) },
        _ => this,
    };
}
