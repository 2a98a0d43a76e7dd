namespace SceneScout.Storage.Rules;

/// <summary>Words of <c>event_processing_log</c>.</summary>
internal static class LogStages
{
    public const string Discovery = "discovery";
    public const string Ingestion = "ingestion";
    public const string Enrichment = "enrichment";
    public const string Images = "images";
    public const string Geocoding = "geocoding";
    public const string Freshness = "freshness";
    public const string Success = "success";
    public const string Skipped = "skipped";
    public const string Failed = "failed";
    public const string Revived = "revived";
}
