using System.Text.Json;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Tasks;

public sealed class TaskTypeTests
{
    [Theory]
    [InlineData("discovery")]
    [InlineData("Discovery")]
    [InlineData("image-2x")]
    public void A_name_is_read_in_any_case(string name) => Assert.Equal(name.ToLowerInvariant(), TaskType.Parse(name)!.Value.Name());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2nd")]
    [InlineData("a b")]
    [InlineData("a_b")]
    [InlineData("r\u00e9sum\u00e9")]
    [InlineData("a-name-of-thirty-three-characters")]
    public void What_is_not_well_formed_is_no_name(string? name) => Assert.Null(TaskType.Parse(name));

    [Fact]
    public void What_is_no_name_is_refused_with_what_is_accepted() =>
        Assert.Contains($"'a b' is not accepted: {TaskType.Form}", Assert.Throws<ArgumentException>(() => TaskType.Of("a b")).Message, StringComparison.Ordinal);

    [Fact]
    public void Text_holds_the_name()
    {
        var converter = System.ComponentModel.TypeDescriptor.GetConverter(typeof(TaskType));

        Assert.Equal(TaskType.Discovery, converter.ConvertFromInvariantString("Discovery"));
        Assert.Equal("discovery", converter.ConvertToInvariantString(TaskType.Discovery));
    }

    [Fact]
    public void Json_holds_the_name()
    {
        Assert.Equal("\"discovery\"", JsonSerializer.Serialize(TaskType.Discovery));
        Assert.Equal(TaskType.Discovery, JsonSerializer.Deserialize<TaskType>("\"Discovery\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TaskType>("0"));
    }
}
