using System.Text.Json;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <content>Who watches threds, and what they are told.</content>
internal sealed partial class ThredWorld
{
    /// <summary>So long nothing must change before those who watch are told.</summary>
    private const long WatchQuiet = 1000;

    /// <summary>So long a watch lives unless it is renewed.</summary>
    private const long WatchLife = 60_000;

    private readonly Dictionary<string, (ThredEvent Request, long Until)> _watches = new(StringComparer.Ordinal);
    private readonly List<string> _changed = [];

    private long? PushAt { get; set; }

    private void Watch(ThredEvent given)
    {
        var directive = given.At("content", "values", "directive") is { ValueKind: JsonValueKind.String } text ? text.GetString() : "start";
        switch (directive)
        {
            case "start":
                _watches[given.Source.Id] = (given, Now + WatchLife);
                break;
            case "renew":
                _watches[given.Source.Id] = (_watches.TryGetValue(given.Source.Id, out var known) ? known.Request : given, Now + WatchLife);
                break;
            case "stop":
                _watches.Remove(given.Source.Id);
                break;
            default:
                throw new ThredFaultException(ThredFault.Invalid($"data.content.values.directive '{directive}' is not accepted; give start, renew or stop."));
        }
    }

    private void Changed(string thredId)
    {
        if (_watches.Count == 0)
            return;
        if (!_changed.Contains(thredId))
            _changed.Add(thredId);
        PushAt = Now + WatchQuiet;
    }

    private void Push()
    {
        PushAt = null;
        var changed = _changed.Select(id => _threds[id]).ToList();
        _changed.Clear();
        foreach (var (watcher, (request, until)) in _watches.ToList())
        {
            if (until < Now)
                _watches.Remove(watcher);
            else
                Reply(request, writer => WriteThreds(writer, "threds", changed));
        }
    }
}
