namespace SceneScout.Storage.Sql;

/// <summary>The ledger's rules of threds.</summary>
internal static class ThredLedger
{
    /// <summary>A card is written beside the journal and may come a moment later: what is missing must be missing twice.</summary>
    public const string Cards = "thred-cards";

    /// <summary>The rules as selects of what breaks them: a <c>subject</c> and a <c>detail</c>.</summary>
    /// <param name="hasSnapshots">Whether the actors' snapshots are in the same database.</param>
    public static (string Rule, string Select)[] Rules(bool hasSnapshots) =>
    [
        (Cards, """
            SELECT j.persistence_id AS subject, 'it has a journal, and nobody would wake it' AS detail
            FROM (SELECT persistence_id FROM thred_journal WHERE persistence_id LIKE 'thred-%' AND seq = 1 AND manifest <> '') j
            LEFT JOIN threds t ON t.thred_id = substr(j.persistence_id, 7) WHERE t.thred_id IS NULL
            """),
        ("thred-journal", $"""
            SELECT persistence_id AS subject, count(*) || ' entries from ' || min(seq) || ' to ' || max(seq) AS detail FROM thred_journal
            GROUP BY persistence_id HAVING count(*) <> max(seq) - min(seq) + 1 OR (persistence_id LIKE 'thred-%' AND min(seq) <> 1)
            {(hasSnapshots ? """
            UNION ALL
            SELECT j.persistence_id, 'its entries before ' || j.least || ' are gone, and no snapshot has what they came to' FROM (
                SELECT persistence_id, min(seq) AS least FROM thred_journal WHERE persistence_id NOT LIKE 'thred-%' GROUP BY persistence_id HAVING min(seq) > 1) j
            WHERE NOT EXISTS (SELECT 1 FROM snapshot s WHERE s.persistence_id = j.persistence_id AND s.sequence_number >= j.least - 1)
            """ : "")}
            """),
        ("thred-patterns", """
            SELECT pattern_id AS subject, 'version ' || version || ' serves new threds, and it is not the latest' AS detail FROM thred_patterns p
            WHERE active = TRUE AND EXISTS (SELECT 1 FROM thred_patterns later WHERE later.pattern_id = p.pattern_id AND later.version > p.version)
            UNION ALL
            SELECT pattern_id, count(*) || ' versions up to ' || max(version) FROM thred_patterns GROUP BY pattern_id HAVING count(*) <> max(version)
            UNION ALL
            SELECT t.pattern_id, count(*) || ' threds of it, and there is no such pattern' FROM threds t LEFT JOIN thred_patterns p ON p.pattern_id = t.pattern_id WHERE p.pattern_id IS NULL GROUP BY t.pattern_id
            """),
    ];
}
