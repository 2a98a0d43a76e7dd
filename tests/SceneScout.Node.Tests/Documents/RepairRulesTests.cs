using System.Reflection;
using SceneScout.Domain.Events;
using SceneScout.Node.Tests.Deploy;
using Xunit;

namespace SceneScout.Node.Tests.Documents;

/// <summary>docs/normalisation.md names every rule, and no other.</summary>
public sealed class RepairRulesTests
{
    [Fact]
    public void The_table_has_the_rules_that_there_are()
    {
        var rules = typeof(RepairRule).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        var told = DeployFiles.Text("docs/normalisation.md").Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split('`').Where((_, index) => index % 2 == 1));

        Assert.Equal(rules.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }
}
