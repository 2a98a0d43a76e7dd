using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests;

public sealed class SourceSetTests
{
    [Fact]
    public void Every_source_has_an_adapter_and_says_what_it_allows() =>
        Assert.All(SourceRegistry.BuiltIn.Definitions, source =>
        {
            Assert.NotEmpty(source.Capabilities.Attribution);
            Assert.All(source.Capabilities.Limits, limit => Assert.True(limit.Calls > 0 && limit.Window > TimeSpan.Zero));
        });

    [Fact]
    public void A_source_without_a_key_has_no_client()
    {
        using var set = SourceSet.Create(
            new Dictionary<SourceName, SourceOptions> { [SourceName.Yelp] = Options("key12345"), [SourceName.Meetup] = Options(""), [SourceName.Manual] = Options("key12345") },
            TimeProvider.System);

        Assert.NotNull(set.Client(SourceName.Yelp));
        Assert.Null(set.Client(SourceName.Meetup));
        Assert.Null(set.Client(SourceName.Manual));
        Assert.Null(set.Client(SourceName.Eventbrite));
        Assert.Equal(SourceName.Meetup, set.Adapter(SourceName.Meetup)?.Name);
    }

    [Fact]
    public void A_base_address_without_a_slash_is_refused_by_name()
    {
        var fault = Assert.Throws<ArgumentException>(() => SourceSet.Create(
            new Dictionary<SourceName, SourceOptions> { [SourceName.Yelp] = Options("key12345") with { BaseAddress = new Uri("http://127.0.0.1/yelp") } }, TimeProvider.System));

        Assert.Contains("yelp: base address 'http://127.0.0.1/yelp'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_with_a_line_break_is_refused_without_being_shown()
    {
        var fault = Assert.Throws<ArgumentException>(() => SourceSet.Create(new Dictionary<SourceName, SourceOptions> { [SourceName.Yelp] = Options("abc\ndef") }, TimeProvider.System));

        Assert.DoesNotContain("abc", fault.Message, StringComparison.Ordinal);
    }

    private static SourceOptions Options(string key) => new() { BaseAddress = new Uri("http://127.0.0.1:9/"), ApiKey = key };
}
