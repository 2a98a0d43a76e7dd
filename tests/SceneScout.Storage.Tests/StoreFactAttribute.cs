using Xunit.Sdk;

namespace SceneScout.Storage.Tests;

/// <summary>A claim of the conformance suite. In a class of PostgreSQL it is skipped where PostgreSQL is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("SceneScout.Storage.Tests.StoreFactDiscoverer", "SceneScout.Storage.Tests")]
public sealed class StoreFactAttribute : FactAttribute;
