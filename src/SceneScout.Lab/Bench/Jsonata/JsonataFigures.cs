namespace SceneScout.Lab.Bench.Jsonata;

/// <summary>Evaluations of one expression a second; those of the reference implementation are null when it could not be measured.</summary>
public sealed record JsonataFigures(string Name, string Expression, double PerSecond, long AllocatedBytes, double? ReferencePerSecond, double? JintPerSecond)
{
    /// <summary>How many times as many evaluations as the reference implementation.</summary>
    public double? Ratio => ReferencePerSecond is > 0 ? PerSecond / ReferencePerSecond : null;

    /// <summary>How many times as many evaluations as the reference implementation on Jint.</summary>
    public double? JintRatio => JintPerSecond is > 0 ? PerSecond / JintPerSecond : null;
}
