using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SceneScout.TestPostgres;

/// <summary>A PgBouncer of a test's own, before one server. It ends with its owner, and with the test process.</summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private const string User = "postgres";
    private const string Watcher = "\"$1\" -q \"$2\" </dev/null >/dev/null 2>&1 & server=$!; cat >/dev/null; kill -INT $server";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder;
    private readonly Process _process;

    private PgBouncer(string folder, Process process, string connection) => (_folder, _process, ConnectionString) = (folder, process, connection);

    /// <summary>Null when it is installed, else why tests that need it cannot run.</summary>
    public static string? WhyMissing => PostgresBinaries.WhyMissing ?? (Program is null ? "PgBouncer is not installed here." : null);

    /// <summary>The database through it.</summary>
    public string ConnectionString { get; }

    private static readonly string[] Places = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"];

    private static string? Program => Array.Find(Places, File.Exists);

    /// <summary>Starts it.</summary>
    /// <param name="direct">Leads to the database.</param>
    /// <param name="mode">When a session is given to another client.</param>
    public static async Task<PgBouncer> StartAsync(string direct, string mode = "transaction")
    {
        var server = new NpgsqlConnectionStringBuilder(direct);
        var folder = Directory.CreateTempSubdirectory("scenescout-pgbouncer-").FullName;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            server.Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var ini = Path.Combine(folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(ini, $"""
            [databases]
            * = host=127.0.0.1 port={new NpgsqlConnectionStringBuilder(direct).Port} user={User}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {server.Port}
            unix_socket_dir =
            auth_type = any
            pool_mode = {mode}
            default_pool_size = 8
            max_client_conn = 500
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
            File.SetUnixFileMode(ini, (UnixFileMode)0b110_100_100);
        }

        // It refuses to run as root, and it ends with the pipe that only the test process holds.
        string[] line = Environment.UserName == "root" ? ["runuser", "-u", User, "--"] : [];
        line = [.. line, "sh", "-c", Watcher, "watcher", Program!, ini];
        var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
        var bouncer = new PgBouncer(folder, process, server.ConnectionString);
        await bouncer.WaitAsync();
        return bouncer;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task WaitAsync()
    {
        var since = Stopwatch.StartNew();
        while (true)
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (since.Elapsed < Patience)
            {
                await Task.Delay(50);
            }
    }
}
