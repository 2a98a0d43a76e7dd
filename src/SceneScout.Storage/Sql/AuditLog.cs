using System.Text.Json;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>The table of what people did. An entry is written in the transaction of the act.</summary>
internal static class AuditLog
{
    private const int MaxText = 500;

    /// <summary>Adds an entry.</summary>
    /// <param name="session">The act's transaction.</param>
    /// <param name="act">Who, when and why.</param>
    /// <param name="action">What: <c>task.retry</c>.</param>
    /// <param name="target">To what.</param>
    /// <param name="more">Further details by name.</param>
    public static ValueTask AddAsync(SqlSession session, Act act, string action, string target, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (act.Reason.Length > 0)
            details["reason"] = StorableText.Clip(act.Reason, MaxText)!;
        foreach (var (name, value) in more)
            details[name] = StorableText.Clip(value, MaxText)!;
        return session.PostAsync(
            "INSERT INTO audit_log (actor, action, target, details, created_at) VALUES ($1, $2, $3, $4, $5)",
            StorableText.Clip(act.By, MaxText),
            action,
            StorableText.Clip(target, MaxText),
            new Json(JsonSerializer.Serialize(details, StringMapJson.Default.SortedDictionaryStringString)),
            act.At);
    }
}
