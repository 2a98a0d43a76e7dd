using SceneScout.Actors.Channels.Requests;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Channels;

public sealed class CallTermsReaderTests
{
    private const string Task = """{"type":"processing","parameters":{"eventIds":["00000000-0000-0000-0000-000000000009"]}}""";

    [Fact]
    public void What_is_asked_for_holds_for_every_task_of_the_call()
    {
        var (work, mistake) = Read("task", $$"""
            {"tasks":[{{Task}},{{Task}}],"concurrency":2,"retryPolicy":{"maxRetries":1,"backoffMultiplier":1.5,"maxBackoff":60000},"resourceLimits":{"timeout":30000} }
            """);

        Assert.Null(mistake);
        var tasks = Assert.IsType<RequestedWork.ManyTasks>(work).Tasks;
        var terms = new CallTerms(tasks[0].Id) { Concurrency = 2, MaxRetries = 1, BackoffMultiplier = 1.5, MaxBackoff = TimeSpan.FromMinutes(1), Timeout = TimeSpan.FromSeconds(30) };
        Assert.All(tasks, task => Assert.Equal(terms, task.Terms));
    }

    [Fact]
    public void A_call_that_asks_for_nothing_has_no_terms() =>
        Assert.Null(Assert.IsType<RequestedWork.OneTask>(Read("task", $$"""{"task":{{Task}}}""").Work).Task.Terms);

    [Theory]
    [InlineData("\"concurrency\":0", "params.concurrency '0' is not accepted: a whole number from 1 to 1000.")]
    [InlineData("\"concurrency\":\"2\"", "params.concurrency '\"2\"' is not accepted")]
    [InlineData("\"retryPolicy\":3", "params.retryPolicy '3' is not accepted: an object {maxRetries?, backoffMultiplier?, maxBackoff?}.")]
    [InlineData("\"retryPolicy\":{\"maxRetries\":-1}", "params.retryPolicy.maxRetries '-1' is not accepted: a whole number from 0 to 100.")]
    [InlineData("\"retryPolicy\":{\"backoffMultiplier\":0.5}", "params.retryPolicy.backoffMultiplier '0.5' is not accepted: a number from 1 to 10.")]
    [InlineData("\"retryPolicy\":{\"maxBackoff\":1.5}", "params.retryPolicy.maxBackoff '1.5' is not accepted: whole milliseconds from 0 to 86400000.")]
    [InlineData("\"retryPolicy\":{\"retries\":1}", "params.retryPolicy.retries '1' is not accepted: one of maxRetries, backoffMultiplier, maxBackoff.")]
    [InlineData("\"resourceLimits\":{\"timeout\":10}", "params.resourceLimits.timeout '10' is not accepted: whole milliseconds from 1000 to 21600000.")]
    [InlineData("\"resourceLimits\":{\"memory\":\"1GB\"}", "params.resourceLimits.memory '\"1GB\"' is not accepted: none: all tasks of a type share")]
    [InlineData("\"resourceLimits\":{\"cpu\":1}", "params.resourceLimits.cpu '1' is not accepted: none")]
    [InlineData("\"resourceLimits\":{\"disk\":1}", "params.resourceLimits.disk '1' is not accepted: timeout.")]
    public void What_cannot_be_kept_is_refused_by_name(string field, string told)
    {
        var (work, mistake) = Read("task", $$"""{"task":{{Task}},{{field}}}""");

        Assert.Null(work);
        Assert.Contains(told, mistake!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_that_queues_no_tasks_of_its_own_takes_none() => Assert.Contains(
        "params.concurrency '2' is not accepted: none with the action spawn", Read("spawn", """{"type":"discovery","concurrency":2}""").Mistake!.Message, StringComparison.Ordinal);

    private static (RequestedWork? Work, SpawnFault? Mistake) Read(string action, string parameters)
    {
        using var sources = SourceSet.Create(new Dictionary<SourceName, SourceOptions>(), TimeProvider.System);
        return RequestReader.Read(Guid.Empty, action, parameters, DateTimeOffset.UnixEpoch, sources, StageRegistry.BuiltIn);
    }
}
