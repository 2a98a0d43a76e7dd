using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Snapshot;
using SceneScout.Actors.Journals;
using SceneScout.Threds.Cluster.Instances;

namespace SceneScout.Threds.Cluster.Journal;

/// <summary>
/// The snapshots of threds, patterns and mailboxes, which are kept where all snapshots are. Of one that has no journal yet, and of a thred whose journal is short, none is looked for:
/// that would cost it more than all that it decides.
/// </summary>
internal sealed class ThredSnapshots : SnapshotStore
{
    /// <summary>Under this name actors choose it.</summary>
    internal const string PluginId = "akka.persistence.snapshot-store.threds";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly JournalQuestions<long> _numbers;
    private readonly IActorRef _snapshots;

    /// <summary>Made by Akka.</summary>
    public ThredSnapshots()
    {
        _numbers = ThredJournal.Numbers(Context.System.Settings.Setup.Get<ThredJournalSetup>().Value.Journal);
        _snapshots = Persistence.Instance.Apply(Context.System).SnapshotStoreFor("");
    }

    /// <inheritdoc />
    protected override async Task<SelectedSnapshot?> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken = default)
    {
        if (!MayHave(persistenceId, await _numbers.AskAsync(persistenceId).ConfigureAwait(false)))
            return null;
        return await AskAsync(new LoadSnapshot(persistenceId, criteria, long.MaxValue), cancellationToken).ConfigureAwait(false) is LoadSnapshotResult found ? found.Snapshot : null;
    }

    /// <inheritdoc />
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken = default) => AskAsync(new SaveSnapshot(metadata, snapshot), cancellationToken);

    /// <inheritdoc />
    protected override Task DeleteAsync(SnapshotMetadata metadata, CancellationToken cancellationToken = default) => AskAsync(new DeleteSnapshot(metadata), cancellationToken);

    /// <inheritdoc />
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken = default) =>
        AskAsync(new DeleteSnapshots(persistenceId, criteria), cancellationToken);

    // A thred's journal is whole: without the snapshot it is only read at greater length.
    private static bool MayHave(string persistenceId, long highest) => persistenceId.StartsWith("thred-", StringComparison.Ordinal)
        ? highest + SnapshottingActor.Spread(persistenceId, ThredActor.RowsPerSnapshot) >= ThredActor.RowsPerSnapshot
        : highest > 0;

    private async Task<object> AskAsync(object question, CancellationToken cancellation) => await _snapshots.Ask<object>(question, Patience, cancellation).ConfigureAwait(false) switch
    {
        LoadSnapshotFailed failed => throw failed.Cause,
        SaveSnapshotFailure failed => throw failed.Cause,
        DeleteSnapshotFailure failed => throw failed.Cause,
        DeleteSnapshotsFailure failed => throw failed.Cause,
        var answer => answer,
    };
}
