namespace SceneScout.Storage.Contracts;

/// <summary>Records that workflows keep, as JSON, by kind and id.</summary>
public interface IThredRecords
{
    /// <summary>So many records of the kinds of one request are looked at; more are refused.</summary>
    const int MostRecords = 20_000;

    /// <summary>Does a request once: in one transaction, alone with the kinds that it names. One that was done before gives the answer of then.</summary>
    /// <param name="requestId">What it is known by.</param>
    /// <param name="kinds">The kinds that it reads and changes.</param>
    /// <param name="now">The instant.</param>
    /// <param name="work">What it does: given the records of the kinds, in the order of their coming; null when there are more than <see cref="MostRecords"/>. It may be asked again.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>The answer.</returns>
    Task<string> RunAsync(string requestId, IReadOnlyCollection<string> kinds, DateTimeOffset now, Func<IReadOnlyList<ThredRecord>?, ThredRecordWork> work, CancellationToken cancellation);
}
