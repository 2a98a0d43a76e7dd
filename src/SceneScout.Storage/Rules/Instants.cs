namespace SceneScout.Storage.Rules;

/// <summary>Instants as whole microseconds since 1970: the precision that both stores keep.</summary>
internal static class Instants
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    public static long Micros(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TicksPerMicrosecond;

    public static DateTimeOffset Of(long micros) => new(DateTimeOffset.UnixEpoch.Ticks + (micros * TicksPerMicrosecond), TimeSpan.Zero);
}
