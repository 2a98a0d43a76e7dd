using System.Collections.Immutable;
using SceneScout.Lab.Clusters;

namespace SceneScout.Cluster.Tests;

public sealed class StartTests
{
    [ClusterFact]
    public async Task A_cluster_that_cannot_start_says_why_and_leaves_no_process_behind()
    {
        var folder = Directory.CreateTempSubdirectory("scenescout-cluster-");
        try
        {
            var options = new LocalClusterOptions(folder.FullName)
            {
                Nodes = LocalClusterOptions.AllRoles(1),
                Events = 1,
                Settings = ImmutableSortedDictionary<string, string>.Empty.Add("spawn.lease-time", "soon"),
            };

            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => LocalCluster.StartAsync(options, _ => { }, CancellationToken.None));

            Assert.Contains("lease-time", error.Message, StringComparison.Ordinal);
            Assert.Empty(ProcessesIn(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // By working folder or command line: the database names its data there. Where there is no /proc, the message alone is checked.
    private static List<string> ProcessesIn(string folder) => !Directory.Exists("/proc")
        ? []
        : [.. Directory.GetDirectories("/proc").Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0])).Select(p => Describe(p)).Where(p => p.Contains(folder, StringComparison.Ordinal))];

    private static string Describe(string process)
    {
        try
        {
            return $"{new FileInfo(Path.Combine(process, "cwd")).LinkTarget} {File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ')}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
