using System.Collections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Tests.Descriptions;

/// <summary>Query parameters that remember which of them were asked for.</summary>
internal sealed class ParameterRecorder(params (string Name, string Value)[] given) : IQueryCollection
{
    private readonly Dictionary<string, StringValues> _given = given.ToDictionary(pair => pair.Name, pair => new StringValues(pair.Value));

    public SortedSet<string> Asked { get; } = new(StringComparer.Ordinal);

    public int Count => _given.Count;

    public ICollection<string> Keys => _given.Keys;

    public StringValues this[string key]
    {
        get
        {
            Asked.Add(key);
            return _given.GetValueOrDefault(key);
        }
    }

    /// <summary>The parameters that an API reads when it answers these calls.</summary>
    public static SortedSet<string> ReadBy(ISourceApi api, string path, params (string Name, string Value)[][] calls)
    {
        var world = World.Create(new WorldOptions(1, 50, Support.SimulatorClient.Start));
        var asked = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var call in calls)
        {
            var recorder = new ParameterRecorder(call);
            var answer = api.Answer(world, new ApiRequest("GET", path, recorder, new HeaderDictionary(), ""));
            Xunit.Assert.Equal(200, answer.Status);
            asked.UnionWith(recorder.Asked);
        }

        return asked;
    }

    public bool ContainsKey(string key) => _given.ContainsKey(key);

    public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => _given.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool TryGetValue(string key, out StringValues value) => _given.TryGetValue(key, out value);
}
