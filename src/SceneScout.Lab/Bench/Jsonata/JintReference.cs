using System.Diagnostics;
using Jint;
using Jint.Native;

namespace SceneScout.Lab.Bench.Jsonata;

/// <summary>The reference implementation on Jint, a JavaScript engine within .NET: what one would use without an implementation of .NET's own.</summary>
internal static class JintReference
{
    private const int Batch = 10;

    /// <summary>Evaluations a second with the package in a folder.</summary>
    public static double Measure(string package, BenchExpression expression, TimeSpan time, CancellationToken cancellation)
    {
        using var engine = new Engine();
        engine.Execute(File.ReadAllText(package));
        engine.SetValue("text", expression.Expression).SetValue("input", expression.Input);
        var evaluate = engine.Evaluate("const compiled = jsonata(text); const data = JSON.parse(input); () => compiled.evaluate(data)");
        var watch = Stopwatch.StartNew();
        long count = 0;
        for (; watch.Elapsed < time; count += Batch)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < Batch; i++)
                Check(engine.Invoke(evaluate).UnwrapIfPromise(cancellation));
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    private static void Check(JsValue result)
    {
        if (result.IsUndefined())
            throw new InvalidOperationException("The reference implementation gave no result on Jint.");
    }
}
