using Xunit;

namespace SceneScout.TestPostgres;

/// <summary>A test that needs PgBouncer beside PostgreSQL; without them it is skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PgBouncerFactAttribute : FactAttribute
{
    /// <summary>Makes it.</summary>
    public PgBouncerFactAttribute() => Skip = PgBouncer.WhyMissing;
}
