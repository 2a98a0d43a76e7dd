using System.Data.Common;

namespace SceneScout.Storage.Sql;

/// <summary>Where each column of a result stands, by its name. Case does not matter, since PostgreSQL folds names to lower case.</summary>
internal sealed class SqlColumns
{
    private readonly Dictionary<string, int> _ordinals;

    /// <summary>Looks at the names once, for all rows of a result.</summary>
    /// <param name="reader">The result.</param>
    /// <exception cref="InvalidOperationException">Two columns have one name, so it says nothing.</exception>
    public SqlColumns(DbDataReader reader)
    {
        _ordinals = new(reader.FieldCount, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < reader.FieldCount; i++)
            if (!_ordinals.TryAdd(reader.GetName(i), i))
                throw new InvalidOperationException($"Two columns of the result are named '{reader.GetName(i)}'; each needs a name of its own.");
    }

    /// <summary>Where a column stands.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public int this[string name] => _ordinals.TryGetValue(name, out var i)
        ? i
        : throw new InvalidOperationException($"The result has no column '{name}'; it has: {string.Join(", ", _ordinals.Keys)}.");
}
