namespace SceneScout.Classification;

/// <summary>Turns figures into chances.</summary>
internal static class Softmax
{
    /// <summary>In place: chances that sum to one, greater for greater figures.</summary>
    /// <param name="scores">Figures; chances after.</param>
    public static void Of(Span<float> scores)
    {
        var most = float.MinValue;
        foreach (var score in scores)
            most = Math.Max(most, score);
        var sum = 0f;
        foreach (ref var score in scores)
        {
            score = MathF.Exp(score - most);
            sum += score;
        }

        foreach (ref var score in scores)
            score /= sum;
    }
}
