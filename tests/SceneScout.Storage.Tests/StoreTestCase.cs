using System.ComponentModel;
using SceneScout.TestPostgres;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SceneScout.Storage.Tests;

public sealed class StoreTestCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For the runner.")]
    public StoreTestCase()
    {
    }

    public StoreTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        (TestMethod.TestClass.Class.Name.EndsWith("_on_PostgreSQL", StringComparison.Ordinal) ? PostgresBinaries.WhyMissing : null)
        ?? base.GetSkipReason(factAttribute);
}
