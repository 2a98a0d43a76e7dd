using Xunit;

namespace SceneScout.TestPostgres;

/// <summary>A test that needs PostgreSQL with PostGIS on this machine; without them it is skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Makes it.</summary>
    public PostgresFactAttribute() => Skip = PostgresBinaries.WhyMissing;
}
