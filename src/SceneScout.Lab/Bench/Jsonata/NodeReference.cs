using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace SceneScout.Lab.Bench.Jsonata;

/// <summary>The reference implementation, the npm package jsonata, on Node.js.</summary>
internal sealed class NodeReference : IAsyncDisposable
{
    private const string Script = """
        const jsonata = require('jsonata');
        const [expression, input, milliseconds] = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        (async () => {
          const compiled = jsonata(expression);
          const data = JSON.parse(input);
          let best = 0;
          for (let round = 0; round < 5; round++) {
            const start = process.hrtime.bigint();
            let count = 0;
            let elapsed = 0;
            while (elapsed < milliseconds / 5) {
              for (let i = 0; i < 50; i++) await compiled.evaluate(data);
              count += 50;
              elapsed = Number(process.hrtime.bigint() - start) / 1e6;
            }
            best = Math.max(best, count / elapsed * 1000);
          }
          console.log(best);
        })();
        """;

    private readonly string? _folder;
    private readonly bool _isTemporary;

    private NodeReference(string? folder, bool isTemporary, string description)
    {
        _folder = folder;
        _isTemporary = isTemporary;
        Description = description;
    }

    /// <summary>What is measured, or why nothing is.</summary>
    public string Description { get; }

    /// <summary>The package's script; null when there is none.</summary>
    public string? Package => _folder is null ? null : Path.Combine(_folder, "node_modules", "jsonata", "jsonata.js");

    /// <summary>Takes the package in a folder, or installs it into a temporary one.</summary>
    public static async Task<NodeReference> FindAsync(string? folder, CancellationToken cancellation)
    {
        if (await RunAsync("node", ["--version"], null, null, cancellation) is not { } node)
            return new(null, false, "not measured, there is no Node.js here");
        var temporary = folder is null;
        folder ??= Directory.CreateTempSubdirectory("scout-jsonata").FullName;
        if (temporary)
            await RunAsync("npm", ["install", "--silent", "--no-audit", "--no-fund", "jsonata"], folder, null, cancellation);
        var version = await RunAsync("node", ["-p", "require('jsonata/package.json').version"], folder, null, cancellation);
        if (version is not null)
            return new(folder, temporary, $"jsonata {version.Trim()} on Node.js {node.Trim()}");
        if (temporary)
            Directory.Delete(folder, recursive: true);
        return new(null, false, temporary ? "not measured, npm could not install the package jsonata" : $"not measured, there is no package jsonata in {folder}");
    }

    /// <summary>Evaluations a second; null when the reference is not there.</summary>
    public async Task<double?> MeasureAsync(BenchExpression expression, TimeSpan time, CancellationToken cancellation)
    {
        if (_folder is null)
            return null;
        var order = $"[{JsonSerializer.Serialize(expression.Expression)},{JsonSerializer.Serialize(expression.Input)},{time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)}]";
        var printed = await RunAsync("node", ["-e", Script], _folder, order, cancellation);
        return double.TryParse(printed, CultureInfo.InvariantCulture, out var perSecond) ? perSecond : null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_isTemporary && _folder is not null)
            Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>What a program prints; null when it is not there or fails.</summary>
    private static async Task<string?> RunAsync(string program, string[] arguments, string? folder, string? input, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            process.StandardInput.Close();
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await errors;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            // The program is not installed.
            return null;
        }
    }
}
