namespace SceneScout.Dashboard.Pictures;

/// <summary>A member of the cluster.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Roles">Its roles.</param>
/// <param name="Status">Its status.</param>
/// <param name="IsReachable">Whether this node reaches it.</param>
/// <param name="IsSelf">Whether it is this node.</param>
/// <param name="IsLeader">Whether it leads.</param>
/// <param name="Version">Its version.</param>
/// <param name="Workers">Its workers that are alive.</param>
/// <param name="Busy">Of these, at work.</param>
public sealed record NodeLine(string Address, IReadOnlyList<string> Roles, string Status, bool IsReachable, bool IsSelf, bool IsLeader, string Version, int Workers, int Busy);
