using System.Data;
using System.Globalization;
using DbUp.Engine;
using DbUp.Engine.Transactions;

namespace SceneScout.Storage.Sql;

/// <summary>Which migrations a database has seen, and which version of the program applied each. It takes over the list that 0.1.0 kept and seals it: 0.1.0 does not look whether it knows every migration, so it is stopped by an error where it reads its list.</summary>
/// <param name="connections">DbUp's connections.</param>
/// <param name="sql">What differs between databases.</param>
internal sealed class SchemaJournal(Func<IConnectionManager> connections, SchemaJournalSql sql) : IJournal
{
    /// <summary>The version of this program.</summary>
    public static readonly string Version = typeof(SchemaJournal).Assembly.GetName().Version!.ToString(3);

    private const string Earliest = "0.1.0";

    // Order of application; a script's number says less, since some are added between others.
    private const string Create = "CREATE TABLE schema_history (id INTEGER PRIMARY KEY, script TEXT NOT NULL UNIQUE, version TEXT NOT NULL, applied_at TEXT NOT NULL)";
    private const string Insert = "INSERT INTO schema_history (id, script, version, applied_at) SELECT coalesce(max(id), 0) + 1, @script, @version, @at FROM schema_history";

    private List<(string Script, string Version)> _applied = [];
    private bool _ready;

    /// <summary>The version of the program that applied a migration of those that were read last.</summary>
    public string VersionOf(string script) => _applied.First(a => a.Script == script).Version;

    public string[] GetExecutedScripts() => [.. (_applied = connections().ExecuteCommandsWithManagedConnection(Read)).Select(a => a.Script)];

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
        if (_ready)
            return;
        if (!Exists(dbCommandFactory, SchemaJournalSql.History))
        {
            var before = Read(dbCommandFactory);
            Run(dbCommandFactory, Create);
            foreach (var (script, version) in before)
                Add(dbCommandFactory, script, version);
            if (Exists(dbCommandFactory, sql.Earlier))
                Run(dbCommandFactory, $"DROP TABLE {sql.Earlier}");
            foreach (var statement in sql.Seal)
                Run(dbCommandFactory, statement);
        }

        _ready = true;
    }

    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory)
    {
        EnsureTableExistsAndIsLatestVersion(dbCommandFactory);
        Add(dbCommandFactory, script.Name, Version);
    }

    private List<(string Script, string Version)> Read(Func<IDbCommand> commands) =>
        Exists(commands, SchemaJournalSql.History) ? Rows(commands, "SELECT script, version FROM schema_history ORDER BY id")
        : Exists(commands, sql.Earlier) ? Rows(commands, $"SELECT ScriptName AS script, '{Earliest}' AS version FROM {sql.Earlier} ORDER BY ScriptName")
        : [];

    private bool Exists(Func<IDbCommand> commands, string table)
    {
        using var command = Command(commands, sql.Exists);
        Add(command, "table", table);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) > 0;
    }

    private static List<(string Script, string Version)> Rows(Func<IDbCommand> commands, string text)
    {
        using var command = Command(commands, text);
        using var reader = command.ExecuteReader();
        var rows = new List<(string, string)>();
        while (reader.Read())
            rows.Add((reader.GetString(reader.GetOrdinal("script")), reader.GetString(reader.GetOrdinal("version"))));
        return rows;
    }

    private static void Run(Func<IDbCommand> commands, string text)
    {
        using var command = Command(commands, text);
        command.ExecuteNonQuery();
    }

    private static void Add(Func<IDbCommand> commands, string script, string version)
    {
        using var command = Command(commands, Insert);
        Add(command, "script", script);
        Add(command, "version", version);
        Add(command, "at", TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        command.ExecuteNonQuery();
    }

    private static void Add(IDbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private static IDbCommand Command(Func<IDbCommand> commands, string text)
    {
        var command = commands();
#pragma warning disable CA2100 // Constants of this assembly.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}
