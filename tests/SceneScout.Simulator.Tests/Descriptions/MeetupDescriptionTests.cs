using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SceneScout.Simulator.Meetup;
using SceneScout.Simulator.Tests.Support;
using SceneScout.Simulator.Worlds;
using Xunit;
using Xunit.Abstractions;

namespace SceneScout.Simulator.Tests.Descriptions;

/// <summary>The client's queries and the simulator's objects against the introspection of Meetup's schema.</summary>
public sealed partial class MeetupDescriptionTests(ITestOutputHelper output) : IAsyncLifetime
{
    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync(new SimulatorOptions { Events = 2000, EnforceLimits = false });

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Fact]
    public async Task Fields_arguments_and_variables_of_the_clients_queries_are_in_the_schema_with_fitting_types()
    {
        if (MeetupSchema.Find() is not { } schema)
        {
            output.WriteLine(ApiDescription.Absent);
            return;
        }

        var calls = await SpiedSources.CallsAsync(_sim.Host, SourceNames.Meetup, 3);
        Assert.NotEmpty(calls);
        var wrong = new List<string>();
        foreach (var body in calls.Select(call => JsonNode.Parse(call.Body)!))
        {
            var query = body["query"]!.GetValue<string>();
            var variables = body["variables"]!.AsObject();
            var declared = Declared().Matches(query).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["type"].Value);
            wrong.AddRange(declared.SelectMany(pair => schema.Deviations(variables[pair.Key], pair.Value, "$" + pair.Key)));
            wrong.AddRange(variables.Where(pair => !declared.ContainsKey(pair.Key)).Select(pair => $"${pair.Key} is not declared"));
            foreach (Match use in Used().Matches(query))
            {
                var (field, argument, type) = (use.Groups["field"].Value, use.Groups["argument"].Value, declared[use.Groups["name"].Value]);
                wrong.AddRange(schema.ArgumentType("Query", field, argument)?.TrimEnd('!') == type.TrimEnd('!') ? [] : [$"{field}({argument}) is declared as {type}"]);
            }

            wrong.AddRange(GraphQlParser.Parse(query, variables.DeepClone().AsObject()).SelectMany(field => Selected(schema, "Query", field)));
        }

        Assert.Equal([], wrong);
    }

    [Fact]
    public void A_field_that_the_schema_does_not_have_is_found_out()
    {
        if (MeetupSchema.Find() is not { } schema)
        {
            output.WriteLine(ApiDescription.Absent);
            return;
        }

        var query = GraphQlParser.Parse("{ recommendedEvents(filtre: {}) { edges { node { id venue { id } group } } } }", []);
        Assert.Equal(
            ["Query.recommendedEvents(filter) is required", "Query.recommendedEvents(filtre) is not in the schema", "Event.venue is not in the schema", "Event.group needs a selection"],
            query.SelectMany(field => Selected(schema, "Query", field)));
    }

    [Fact]
    public async Task Every_field_that_the_simulator_answers_is_in_the_schema_with_a_fitting_type()
    {
        if (MeetupSchema.Find() is not { } schema)
        {
            output.WriteLine(ApiDescription.Absent);
            return;
        }

        var world = _sim.World;
        var urlname = (await _sim.Meetup("{ recommendedEvents(filter: {}, first: 1) { edges { node { group { urlname } } } } }"))
            .Json.GetProperty("data").GetProperty("recommendedEvents").GetProperty("edges")[0].GetProperty("node").GetProperty("group").GetProperty("urlname").GetString();
        var queries = new[]
        {
            "{ recommendedEvents(filter: {}, first: 500) { totalCount } }",
            "{ eventSearch(filter: { query: \"a\", lat: 40.7, lon: -74.0, radius: 100.0 }, first: 500) { totalCount } }",
            $"{{ groupByUrlname(urlname: \"{urlname}\") {{ events(first: 5) {{ totalCount }} }} }}",
        };
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var field in queries.SelectMany(query => GraphQlParser.Parse(query, [])))
        {
            wrong.UnionWith(Selected(schema, "Query", field));
            wrong.UnionWith(schema.Deviations(MeetupQueries.Resolve(world, field), schema.FieldType("Query", field.Name)!, "Query." + field.Name));
        }

        var all = world.All(SourceKind.Meetup).Select(world.View).ToList();
        Assert.True(all.Count > 100, $"{all.Count} events");
        wrong.UnionWith(all.SelectMany(view => schema.Deviations(MeetupEvents.Event(view, world.Now))));
        ApiDescription.AssertOnly([], wrong);
    }

    private static IEnumerable<string> Selected(MeetupSchema schema, string type, GraphQlField field)
    {
        if (field.Name == "__typename")
        {
            return [];
        }

        var at = $"{type}.{field.Name}";
        if (schema.FieldType(type, field.Name) is not { } written)
        {
            return [$"{at} is not in the schema"];
        }

        if (schema.IsComposed(written) == field.Selection.IsEmpty)
        {
            return [field.Selection.IsEmpty ? $"{at} needs a selection" : $"{at} takes no selection"];
        }

        return schema.RequiredArguments(type, field.Name).Where(name => !field.Arguments.ContainsKey(name)).Select(name => $"{at}({name}) is required")
            .Concat(field.Arguments.SelectMany(pair => schema.ArgumentType(type, field.Name, pair.Key) is { } argument
                ? schema.Deviations(pair.Value, argument, $"{at}({pair.Key})")
                : [$"{at}({pair.Key}) is not in the schema"]))
            .Concat(field.Selection.SelectMany(inner => Selected(schema, MeetupSchema.Bare(written), inner)));
    }

    [GeneratedRegex(@"\$(?<name>\w+)\s*:\s*(?<type>[\w\[\]!]+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?<=(?<field>\w+)\([^()]*)(?<argument>\w+)\s*:\s*\$(?<name>\w+)")]
    private static partial Regex Used();
}
