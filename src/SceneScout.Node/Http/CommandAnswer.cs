using System.Text.Json;
using SceneScout.Contracts.Json;
using SceneScout.Node.Palettes;

namespace SceneScout.Node.Http;

/// <summary>Writes the pieces of a verb's answer in the form that the caller accepts. A fault before the first piece is a problem+json answer; one after it is the last line.</summary>
internal abstract class CommandAnswer(HttpContext context)
{
    /// <summary>The request.</summary>
    protected HttpContext Context { get; } = context;

    /// <summary>The form that a request accepts.</summary>
    public static CommandAnswer Of(HttpContext context, bool streaming) =>
        context.Request.Headers.Accept.ToString().Contains("text/plain", StringComparison.OrdinalIgnoreCase) ? new TextAnswer(context)
        : streaming || PaletteEndpoints.WantsNdjson(context) ? new LinesAnswer(context)
        : new JsonAnswer(context);

    /// <summary>Adds a piece.</summary>
    /// <returns>False when it ended the answer.</returns>
    public async Task<bool> AddAsync(CommandResponse response, CancellationToken cancellation)
    {
        if (response.Fault is not { } fault)
        {
            await WriteAsync(response, cancellation);
            return true;
        }

        if (Context.Response.HasStarted)
            await WriteAsync(response, cancellation);
        else
            await Problems.Of(fault).ExecuteAsync(Context);
        return false;
    }

    /// <summary>Ends a good answer.</summary>
    public abstract Task EndAsync(CancellationToken cancellation);

    /// <summary>Writes a piece; a fault only after others.</summary>
    protected abstract Task WriteAsync(CommandResponse response, CancellationToken cancellation);

    private void Begin(string contentType)
    {
        if (!Context.Response.HasStarted)
            Context.Response.ContentType = contentType;
    }

    private sealed class TextAnswer(HttpContext context) : CommandAnswer(context)
    {
        public override Task EndAsync(CancellationToken cancellation) => Task.CompletedTask;

        protected override async Task WriteAsync(CommandResponse response, CancellationToken cancellation)
        {
            Begin("text/plain; charset=utf-8");
            await Context.Response.WriteAsync((response.Fault is { } fault ? $"{fault}" : response.Text) + "\n", cancellation);
            await Context.Response.Body.FlushAsync(cancellation);
        }
    }

    private sealed class LinesAnswer(HttpContext context) : CommandAnswer(context)
    {
        // The last line tells a whole answer from one that was cut off.
        public override Task EndAsync(CancellationToken cancellation) => WriteAsync(new { end = true }, cancellation);

        protected override Task WriteAsync(CommandResponse response, CancellationToken cancellation) =>
            WriteAsync(new { text = response.Text, data = response.Data, error = response.Fault?.Message, code = response.Fault?.Traits.Code }, cancellation);

        private async Task WriteAsync(object line, CancellationToken cancellation)
        {
            Begin("application/x-ndjson");
            await Context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, ViewJson.Line), cancellation);
            await Context.Response.WriteAsync("\n", cancellation);
            await Context.Response.Body.FlushAsync(cancellation);
        }
    }

    private sealed class JsonAnswer(HttpContext context) : CommandAnswer(context)
    {
        private readonly List<object> _lines = [];

        public override Task EndAsync(CancellationToken cancellation) => Context.Response.WriteAsJsonAsync(_lines, ViewJson.Line, cancellation);

        protected override Task WriteAsync(CommandResponse response, CancellationToken cancellation)
        {
            _lines.Add(new { text = response.Text, data = response.Data });
            return Task.CompletedTask;
        }
    }
}
