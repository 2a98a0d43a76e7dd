using SceneScout.Domain.Geo;

namespace SceneScout.Storage.Sql;

/// <summary>Where the two databases' SQL differs. Everything else is one text for both; parameters are <c>$1</c>, <c>$2</c>, ...</summary>
internal abstract class SqlDialect
{
    /// <summary>Locks the rows that a select finds until the transaction ends.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Keeps the rows that a select finds from being changed until the transaction ends; others may do the same.</summary>
    public abstract string ForShare { get; }

    /// <summary>Locks them, passing over rows that others hold.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>Likewise, for the rows of one table of a join.</summary>
    public virtual string SkipLockedOf(string table) => SkipLocked.Length == 0 ? "" : $" FOR UPDATE OF {table} SKIP LOCKED";

    /// <summary>Condition: a task waits to be claimed. Only the index of claims can answer it.</summary>
    /// <param name="task">Names the task's row.</param>
    public virtual string IsQueued(string task) => $"{task}.status = 'queued'";

    /// <summary>Statement: deletes the rows of a table that a select of the same table finds. The plan is right without statistics.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">Columns of its key, where the embedded table has no row id; else null.</param>
    /// <param name="found">What follows the select's table: <c>WHERE ... ORDER BY ... LIMIT ...</c>.</param>
    public abstract string DeleteFound(string table, string? key, string found);

    /// <summary>Which of the counters' slots a transaction moves.</summary>
    public abstract string Slot { get; }

    /// <summary>Expression: the instant by the database's clock.</summary>
    public abstract string Clock { get; }

    /// <summary>Expression: the last place in the feed that was given.</summary>
    public abstract string FeedHead { get; }

    /// <summary>Table of all changes in order, those without a place of their own yet included: <c>place</c>, <c>event_id</c>, <c>version</c>, <c>kind</c>.</summary>
    public abstract string FeedAppended { get; }

    /// <summary>Statement that gives places in the feed to at most so many changes that have none; null where they have one from the start.</summary>
    public virtual string? SequenceFeed => null;

    /// <summary>Statement that notifies a channel of a payload when the transaction ends; null where nobody listens.</summary>
    public virtual string? Notify => null;

    /// <summary>Condition: the column is one of an array parameter's ids.</summary>
    public abstract string IsAnyId(string column, string parameter);

    /// <summary>Condition: the column is one of an array parameter's texts.</summary>
    public abstract string IsAnyText(string column, string parameter);

    /// <summary>Select: the ids of an array parameter as rows.</summary>
    public abstract string Ids(string parameter);

    /// <summary>Select: the texts of an array parameter as rows with a <c>value</c>.</summary>
    public abstract string Texts(string parameter);

    /// <summary>A word as the parameter of <see cref="Holds"/>.</summary>
    public abstract string Pattern(string word);

    /// <summary>Condition: a text column holds a word.</summary>
    public abstract string Holds(string column, string parameter);

    /// <summary>Condition: the row's place is in the circle that <see cref="CircleBounds"/> gives as parameters from this number on.</summary>
    public abstract string Within(string table, int firstParameter);

    /// <summary>Condition: the row's place is inside a <see cref="Shape"/>.</summary>
    public abstract string Inside(string table, string parameter);

    /// <summary>A polygon as the parameter of <see cref="Inside"/>.</summary>
    public abstract string Shape(GeoPolygon polygon);

    /// <summary>Expression: metres (great circle) from a point.</summary>
    public abstract string Distance(string table, string latitude, string longitude);

    /// <summary>A condition that few rows fulfil, where the database does not find that out by itself: it then goes along the condition's index.</summary>
    public virtual string Rarely(string condition) => condition;

    /// <summary>Expression: the cell of the row's place in the lattice with so many cells in a degree (<see cref="Rules.GeoCells.Lattices"/>), as an index has it; null where there is none.</summary>
    public virtual string? Cell(string table, double perDegree) => null;

    /// <summary>Condition, for rows that are found by other means: the row's place is no further from a point than the parameter of <see cref="Reach"/> says.</summary>
    /// <param name="table">The table.</param>
    /// <param name="latitude">Parameter with the point's latitude.</param>
    /// <param name="longitude">Parameter with its longitude.</param>
    /// <param name="reach">Parameter with <see cref="Reach"/>.</param>
    public static string Around(string table, string latitude, string longitude, string reach) =>
        $"power(sin(radians({table}.latitude - {latitude}) / 2), 2) + cos(radians({latitude})) * cos(radians({table}.latitude)) * power(sin(radians({table}.longitude - {longitude}) / 2), 2) <= {reach}";

    /// <summary>Metres as a parameter of <see cref="Around"/>: the haversine of the angle.</summary>
    public static double Reach(double metres)
    {
        var half = Math.Sin(Math.Min(metres / GeoPoint.EarthRadiusMetres, Math.PI) / 2);
        return half * half;
    }

    /// <summary>Parameters of <see cref="Within"/>, beginning with latitude, longitude, metres (great circle); a database may need more to use its index.</summary>
    public virtual IReadOnlyList<object?> CircleBounds(double latitude, double longitude, double metres) => [latitude, longitude, metres];
}
