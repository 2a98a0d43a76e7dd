using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Http;

/// <summary>The state of a running node, whole.</summary>
[Collection(NodeCollection.Name)]
public sealed class SystemStateTests(NodeFixture fixture)
{
    [Fact]
    public async Task The_state_of_the_whole_system_comes_in_pages_that_end()
    {
        await NodeFixture.EventuallyAsync(async () => Assert.True((await GetAsync("api/spawn?action=state"))["workers"]!.AsObject().Count >= 3));
        var ids = new List<string>();
        var path = "api/spawn?action=state&limit=1";
        for (var page = await GetAsync(path); ; page = await GetAsync($"{path}&after={page["next"]}"))
        {
            Assert.InRange(page["workers"]!.AsObject().Count, 0, 1);
            Assert.InRange(page["taskQueue"]!.AsArray().Count, 0, 1);
            Assert.InRange(page["activeAssignments"]!.AsObject().Count, 0, 1);
            Assert.NotNull(page["metrics"]!["tasks"]!["failedAttempts"]);
            ids.AddRange(page["workers"]!.AsObject().Select(worker => worker.Key));
            if (page["next"] is null)
                break;
        }

        Assert.Contains("worker-discovery-1", ids);
        Assert.Equal(ids.Distinct().Count(), ids.Count);
    }

    [Theory]
    [InlineData("limit=0", "limit '0'")]
    [InlineData("limit=1001", "limit '1001'")]
    [InlineData("after=nowhere", "after 'nowhere'")]
    public async Task A_wrong_page_is_named(string query, string named)
    {
        using var answer = await fixture.Http.GetAsync(new Uri($"api/spawn?action=state&{query}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_store_is_checked_for_those_who_may_operate()
    {
        var report = await GetAsync("api/consistency");
        Assert.Equal(LedgerRuleNames(), report["rules"]!.AsArray().Select(rule => (string?)rule!["rule"]));
        Assert.Equal((bool)report["consistent"]!, report["violations"]!.AsArray().Count == 0);

        using var http = new HttpClient { BaseAddress = fixture.Node.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", NodeFixture.Read);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri("api/consistency", UriKind.Relative))).StatusCode);
        http.DefaultRequestHeaders.Authorization = new("Bearer", NodeFixture.Operate);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync(new Uri("api/consistency?limit=none", UriKind.Relative))).StatusCode);
    }

    private static IEnumerable<string> LedgerRuleNames() => Storage.Contracts.LedgerRules.Claims.Keys;

    private async Task<JsonObject> GetAsync(string path) => (await fixture.Http.GetFromJsonAsync<JsonObject>(new Uri(path, UriKind.Relative)))!;
}
