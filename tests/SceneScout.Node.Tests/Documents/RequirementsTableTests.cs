using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Faults;
using SceneScout.Node.Configuration;
using SceneScout.Node.Palettes;
using SceneScout.Node.Tests.Deploy;
using SceneScout.Storage.Sqlite;
using Xunit;

namespace SceneScout.Node.Tests.Documents;

/// <summary>What docs/seeds.md says of the program, by the form of the names in its rows: of a requirement that is done all names, of the others those of the place.</summary>
public sealed class RequirementsTableTests
{
    private static readonly (string Requirement, string Where, string State)[] Rows = [.. DeployFiles.Text("docs/seeds.md").Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line != "| requirement | where | state |")
        .Select(line => line.Split('|'))
        .Select(cells => (cells[1].Trim(), cells[2].Trim(), cells[^2].Trim()))];

    private static readonly string[] Names =
        [.. Rows.SelectMany(row => Marked(row.State == "done" ? $"{row.Requirement} {row.Where}" : row.Where)).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void Every_row_has_three_cells_and_a_state_that_says_why_where_it_must()
    {
        Assert.All(DeployFiles.Text("docs/seeds.md").Split('\n').Where(line => line.StartsWith('|')), line => Assert.Equal(5, line.Split('|').Length));
        Assert.All(Rows, row => Assert.Matches("^(done|in another form: .+|not yet(: .+)?)$", row.State));
        Assert.All(Rows.Where(row => row.State == "done"), row => Assert.NotEmpty(Marked($"{row.Requirement} {row.Where}")));
    }

    [Fact]
    public void Every_variable_preset_and_fault_code_is_one_that_the_program_knows()
    {
        var variables = Settings.All.Values.SelectMany(setting => setting.Environment);
        var codes = Enum.GetValues<FaultKind>().Select(kind => new SpawnFault(kind, "").Traits.Code);
        var known = variables.Concat(codes).Concat(Presets.Names).ToHashSet(StringComparer.Ordinal);

        Assert.All(Of("^[A-Z]+(_[A-Z]+)+$"), name => Assert.True(known.Contains(name) || ChoosesAPreset(name), $"{name} is not known."));
    }

    [Fact]
    public void Every_setting_is_one() => Assert.All(Of(@"^scenescout(\.[a-z-]+)+$"), key => Assert.Contains(key, Settings.All.Keys));

    [Fact]
    public void Every_metric_and_topic_has_a_name_that_the_program_gives()
    {
        var code = Code();
        var topics = StageRegistry.BuiltIn.Definitions.SelectMany(stage => new[] { Topics.Task(stage.Type), Topics.Result(stage.Type) }).ToHashSet(StringComparer.Ordinal);

        Assert.All(Of(@"^spawn(\.[a-z_]+)+$"), name => Assert.True(topics.Contains(name) || Quoted(code, name), $"{name} is neither a metric nor a topic."));
    }

    [Fact]
    public void Every_route_is_served()
    {
        var code = Code();

        Assert.All(Of("^(GET|POST|PUT) /"), route => Assert.True(Quoted(code, route.Split(' ')[1].Split('?')[0]), $"{route} is not served."));
    }

    [Fact]
    public void Every_verb_is_one_of_the_shell() => Assert.All(
        Of("^(?!scout )[a-z]+ [a-z-]+$"), verb => Assert.Contains(verb, CommandTable.All.SelectMany(palette => palette.Commands.Select(command => $"{palette.Name} {command.Name}"))));

    [Fact]
    public void Every_file_and_folder_is_in_the_repository() =>
        Assert.All(Of(@"^[\w.-]+(/[\w.-]+)+$|^[\w-]+\.(md|yml)$|^Dockerfile$"), path => Assert.True(Path.Exists(Path.Combine(DeployFiles.Root, path)), $"{path} is not there."));

    [Fact]
    public async Task Every_column_is_in_the_migrated_store()
    {
        var folder = Directory.CreateTempSubdirectory("scenescout-requirements-").FullName;
        try
        {
            await using (var store = SqliteStore.Open(folder))
                await store.MigrateAsync(CancellationToken.None);
            var columns = await ColumnsAsync(Path.Combine(folder, SqliteStore.FileName));

            Assert.All(Of(@"^(?!spawn\.|scenescout\.)[a-z_]+\.[a-z_]+$"), name => Assert.Contains(name, columns));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Of tables and views, with generated columns, which table_info leaves out.
    private static async Task<HashSet<string>> ColumnsAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var all = new SqliteCommand("SELECT t.name || '.' || c.name FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c WHERE t.type IN ('table', 'view')", connection);
        await using var reader = await all.ExecuteReaderAsync();
        var columns = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
            columns.Add(reader.GetString(0));
        return columns;
    }

    private static IEnumerable<string> Marked(string text) => text.Split('`').Where((_, i) => i % 2 == 1);

    // A form that nothing has any more would make its test one that cannot fail.
    private static List<string> Of(string form)
    {
        var names = Names.Where(name => Regex.IsMatch(name, form, RegexOptions.CultureInvariant)).ToList();
        Assert.NotEmpty(names);
        return names;
    }

    private static bool ChoosesAPreset(string variable) => Presets.FromNodeEnv(new Dictionary<string, string> { [variable] = Presets.Names[0] }).Any();

    private static string Code() => string.Concat(
        Directory.EnumerateFiles(Path.Combine(DeployFiles.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    private static bool Quoted(string code, string name) => code.Contains($"\"{name}\"", StringComparison.Ordinal);
}
