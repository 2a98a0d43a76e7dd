using System.Text.Json.Nodes;
using SceneScout.Threds.Model;
using SceneScout.Threds.Records;

namespace SceneScout.Threds.Tests.Records;

public sealed class RecordSpaceTests
{
    private const long Now = 1_800_000_000_000;
    private int _made;

    [Fact]
    public void An_update_that_one_record_cannot_take_changes_none()
    {
        var space = Filled();

        Assert.Throws<ThredFaultException>(() => Run(space, """{"op": "update", "params": {"type": "t", "matcher": {}, "values": {"$inc": {"n": 1}}}}"""));

        Assert.Equal("""[{"id":"a","n":1},{"id":"b","n":"two"}]""", Run(space, """{"op": "get", "params": {"type": "t"}}""")!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"op": "updtae", "params": {"type": "t", "values": {}}}""")]
    [InlineData("""{"op": "get", "params": {"type": "t", "collector": {"sort": ["n"]}}}""")]
    [InlineData("""{"op": "get", "params": {"type": "t", "collector": 5}}""")]
    [InlineData("""{"op": "get", "params": {"type": "t", "selector": "n"}}""")]
    [InlineData("""{"op": "get", "params": {"type": {"name": "t"}}}""")]
    [InlineData("""{"op": "put", "params": {"type": "t", "values": {"id": "a"}}}""")]
    [InlineData("""[{"op": "delete", "params": {"type": "t", "matcher": {}}}, {"op": "nothing"}]""")]
    public void A_task_that_cannot_be_done_is_answered_with_a_fault_and_changes_nothing(string task)
    {
        var space = Filled();

        Assert.Throws<ThredFaultException>(() => Run(space, task));

        Assert.Equal(2, space.All("t").Count);
    }

    [Fact]
    public void An_update_does_not_give_a_record_another_id()
    {
        var space = Filled();

        Run(space, """{"op": "update", "params": {"type": "t", "matcher": {"id": "a"}, "values": {"id": "b", "n": 7}}}""");

        Assert.Equal("""[{"id":"a","n":7},{"id":"b","n":"two"}]""", Run(space, """{"op": "get", "params": {"type": "t"}}""")!.ToJsonString());
    }

    private static JsonNode? Run(RecordSpace space, string task) => space.Run(JsonNode.Parse(task), Now);

    private RecordSpace Filled()
    {
        var space = new RecordSpace(() => $"made{_made++}");
        Run(space, """{"op": "put", "params": {"type": "t", "values": [{"id": "a", "n": 1}, {"id": "b", "n": "two"}]}}""");
        return space;
    }
}
