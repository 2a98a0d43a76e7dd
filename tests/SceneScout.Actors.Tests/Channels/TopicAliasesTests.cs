using System.Reflection;
using SceneScout.Actors.Channels;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Channels;

public sealed class TopicAliasesTests
{
    private const string Batch = "0a0b0c0d-0000-0000-0000-000000000001";

    [Fact]
    public void Tasks_have_a_second_name_by_source_batch_or_kind()
    {
        Assert.Equal("spawn.discovery.yelp", TopicAliases.Of(Task(TaskType.Discovery, "discovery-yelp-u33", "yelp")));
        Assert.Equal($"spawn.ingestion.{Batch}", TopicAliases.Of(Task(TaskType.Ingestion, $"ingestion-yelp-{Batch}", "yelp")));
        Assert.Equal("spawn.processing.enrichment", TopicAliases.Of(Task(TaskType.Processing, "t1", null)));
    }

    [Fact]
    public void Where_there_is_nothing_to_name_it_after_a_task_has_none()
    {
        Assert.Null(TopicAliases.Of(Task(TaskType.Discovery, "t1", null)));
        Assert.Null(TopicAliases.Of(Task(TaskType.Of("digest"), "t1", "yelp")));
    }

    [Fact]
    public void Every_control_message_has_the_second_name_of_its_command()
    {
        var messages = typeof(ControlMessage).GetNestedTypes(BindingFlags.Public).Select(type => (ControlMessage)Activator.CreateInstance(type, ControlMessage.AllWorkers)!);

        Assert.Equal(TopicAliases.Commands.Select(TopicAliases.Control).Order(StringComparer.Ordinal), messages.Select(TopicAliases.Of).Order(StringComparer.Ordinal));
    }

    private static NewTask Task(TaskType type, string id, string? source) => new() { Id = id, Type = type, Source = source, ParametersJson = "{}" };
}
