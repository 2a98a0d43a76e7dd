using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Statements of the tables of pictures.</summary>
internal static class PictureTables
{
    /// <summary>What <see cref="Read"/> reads.</summary>
    public const string Columns = "hash, format, width, height, perceptual, blur_hash, colour, variants";

    private const int MaxFault = 500;

    public static readonly RowStatement<(KeptPicture Picture, DateTimeOffset At)> Upsert = RowStatement<(KeptPicture Picture, DateTimeOffset At)>.Upsert(
        "pictures",
        [
            new("hash", ColumnType.Text, r => r.Picture.Hash),
            new("format", ColumnType.Text, r => r.Picture.Format),
            new("width", ColumnType.Whole, r => (long)r.Picture.Width),
            new("height", ColumnType.Whole, r => (long)r.Picture.Height),
            new("perceptual", ColumnType.Text, r => r.Picture.Perceptual),
            new("blur_hash", ColumnType.Text, r => r.Picture.BlurHash),
            new("colour", ColumnType.Text, r => r.Picture.Colour),
            new("variants", ColumnType.Json, r => JsonSerializer.Serialize(r.Picture.Variants, EventJson.Default.ImmutableArrayPictureSize)),
            new("created_at", ColumnType.Instant, r => r.At),
            new("used_at", ColumnType.Instant, r => r.At),
        ],
        "created_at");

    public static readonly RowStatement<(int Part, string Hash)> InsertPart = RowStatement<(int Part, string Hash)>.Insert(
        "picture_parts", [new("part", ColumnType.Whole, r => (long)r.Part), new("hash", ColumnType.Text, r => r.Hash)], "ON CONFLICT (part, hash) DO NOTHING");

    public static readonly RowStatement<(PictureLink Link, DateTimeOffset At)> UpsertLink = RowStatement<(PictureLink Link, DateTimeOffset At)>.Upsert(
        "picture_links",
        [
            new("url", ColumnType.Text, r => StorableText.Clean(r.Link.Url)),
            new("hash", ColumnType.Text, r => r.Link.Hash),
            new("fault", ColumnType.Text, r => StorableText.Clip(r.Link.Fault, MaxFault)),
            new("tried_at", ColumnType.Instant, r => r.At),
            new("again_at", ColumnType.Instant, r => r.Link.AgainAt),
        ]);

    public static readonly RowStatement<PictureRow> Show = RowStatement<PictureRow>.Update(
        "events",
        [
            new("id", ColumnType.Id, r => r.EventId),
            new("picture", ColumnType.Json, r => r.Picture is null ? null : StorableJson.CleanOwn(JsonSerializer.Serialize(r.Picture, EventJson.Default.EventPicture))),
            new("picture_hash", ColumnType.Text, r => r.Picture?.Hash),
            new("updated_at", ColumnType.Instant, r => r.At),
        ]);

    public static KeptPicture Read(SqlRow row) => new()
    {
        Hash = row.Text("hash"),
        Format = row.Text("format"),
        Width = (int)row.Long("width"),
        Height = (int)row.Long("height"),
        Perceptual = row.TextOrNull("perceptual"),
        BlurHash = row.Text("blur_hash"),
        Colour = row.Text("colour"),
        Variants = JsonSerializer.Deserialize(row.Text("variants"), EventJson.Default.ImmutableArrayPictureSize),
    };

    public static IReadOnlyCollection<(int Part, string Hash)> Parts(ImmutableArray<KeptPicture> pictures) =>
        [.. pictures.SelectMany(picture => picture.Parts.Select(part => (part, picture.Hash))).Distinct()];
}
