using Akka.Actor;
using Akka.Event;
using SceneScout.Threds.Cluster.Patterns;

namespace SceneScout.Threds.Cluster.Instances;

/// <content>What it needs before it decides: the version of its pattern, and a slot where its pattern counts its threds.</content>
internal sealed partial class ThredActor
{
    // The version of the pattern that it keeps, or is to begin with; one that this node has not heard of yet is loaded.
    private bool Ready()
    {
        if (_pattern is not null || _isUnknown)
            return true;
        if (_loading)
            return false;
        if (Version() is not { } needed)
            return true;
        _pattern = _services.Catalog.Current.Find(needed.PatternId, needed.Number);
        if (_pattern is not null)
            return true;
        _loading = true;
        LoadAsync(_services.Catalog, _state is null ? TimeSpan.Zero : AskAgain).PipeTo(Self, success: () => Loaded.Instance, failure: e => new NotLoaded(e));
        return false;
    }

    private (string PatternId, int Number)? Version() => _state is { } state ? (state.PatternId, state.PatternVersion)
        : Pending.OfType<ThredCommands.Begin>().FirstOrDefault() is { } begin ? (begin.PatternId, begin.Version)
        : null;

    private void OnLoaded()
    {
        _loading = false;
        _isUnknown = _state is null && Version() is { } asked && _services.Catalog.Current.Find(asked.PatternId, asked.Number) is null;
        if (_isUnknown || Ready())
            Next();
    }

    private void OnNotLoaded(NotLoaded failed)
    {
        // Whether there is such a pattern is not known: what came waits, and is sent again by its senders.
        _log.Warning("The pattern of thred {0} could not be loaded, which is tried again in {1}: {2}", _id, AskAgain, failed.Cause.Message);
        Timers.StartSingleTimer(LoadAgain.Instance, LoadAgain.Instance, AskAgain);
    }

    // A thred that lives waits for its pattern as long as it takes.
    private static async Task LoadAsync(Intake.ThredCatalog catalog, TimeSpan least)
    {
        await Task.WhenAll(catalog.RefreshAsync(CancellationToken.None), Task.Delay(least));
    }

    // A pattern that counts its threds gives a slot before one begins.
    private bool HasSlot()
    {
        if (_state is not null || _pattern is null || _grant is Grant.Given or Grant.Refused || !ThredTurn.Counts(_pattern) || !Pending.OfType<ThredCommands.Begin>().Any())
            return true;
        if (_grant == Grant.None || !Timers.IsTimerActive(AskSlot.Instance))
        {
            _grant = Grant.Asked;
            _services.Patterns.Tell(new PatternCommands.Reserve(_pattern.Model.Id, _id, _pattern.Version), Self);
            Timers.StartSingleTimer(AskSlot.Instance, AskSlot.Instance, AskAgain);
        }

        return false;
    }

    private void OnSlot(PatternReplies.Slot slot)
    {
        if (_grant != Grant.Asked)
            return;
        Timers.Cancel(AskSlot.Instance);
        _noSlot = slot.Refusal;
        _grant = slot.Refusal is null ? Grant.Given : Grant.Refused;
        Next();
        if (_grant == Grant.Refused && _state is null && !IsBusy)
            _grant = Grant.None;
    }

    private void AskedBegun()
    {
        if (_state is not null)
            Sender.Tell(new ThredReplies.Begun(_id, !ThredTurn.IsStillborn(_state)));
        else if (!IsBusy)
            Sender.Tell(new ThredReplies.Begun(_id, false));
    }

    private sealed class Loaded : INoSerializationVerificationNeeded
    {
        public static readonly Loaded Instance = new();
    }

    private sealed record NotLoaded(Exception Cause) : INoSerializationVerificationNeeded;

    private sealed class LoadAgain : INoSerializationVerificationNeeded
    {
        public static readonly LoadAgain Instance = new();
    }

    private sealed class AskSlot : INoSerializationVerificationNeeded
    {
        public static readonly AskSlot Instance = new();
    }

    private enum Grant
    {
        None,
        Asked,
        Given,
        Refused,
    }
}
