namespace SceneScout.Domain.Matching;

/// <summary>
/// Who is whose only candidate, and along which pairs listings join. A source seldom lists a thing twice, and of one place and day all that may be meant is at hand: so a pair of which each is by a margin the other's only candidate
/// in its source is likelier than the two alone say.
/// </summary>
internal static class OnlyCandidates
{
    /// <summary>Log-odds that such a pair gets more.</summary>
    public const double More = 1.5;

    // How much likelier than the next one of its source a pair has to be for that to be the only candidate.
    private const double Margin = 2;

    extension(BlockIndex index)
    {
        /// <summary>True when each of two listings is by a margin the other's only candidate in its source. They are of two sources.</summary>
        public bool AreOnly(int left, int right, double logOdds) => index.IsOnly(left, right, logOdds) && index.IsOnly(right, left, logOdds);

        /// <summary>True when a likely pair is one along which listings join, as far as all of them agree.</summary>
        /// <param name="slot">One listing.</param>
        /// <param name="pair">One of its likely pairs.</param>
        /// <param name="reckoned">Log-odds, and what an only candidate gets more.</param>
        public bool Joins(int slot, LikelyPair pair, out double reckoned)
        {
            reckoned = pair.LogOdds;
            if (pair.LogOdds < index.Judge.MergeLogOdds - More)
                return false;
            if (index.AreOnly(slot, pair.Slot, pair.LogOdds))
                reckoned += More;
            return reckoned >= index.Judge.MergeLogOdds;
        }

        /// <summary>True when what is news takes from a listing what was the only candidate of a source, and whose only candidate it was.</summary>
        /// <param name="slot">The listing.</param>
        /// <param name="from">Number of the source.</param>
        /// <param name="isNews">What is news, by slot.</param>
        /// <param name="hadNone">True when the listing had no candidate there: what is too unlike for a candidate may have counted as the only one.</param>
        public bool LosesOnly(int slot, int from, bool[] isNews, out bool hadNone)
        {
            var (first, second, news, candidate) = (double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity, BlockSlots.Nowhere);
            foreach (var (other, logOdds) in index.PairsAt(slot))
                if (index.SourceAt(other) != from)
                    continue;
                else if (isNews[other])
                    news = Math.Max(news, logOdds);
                else if (logOdds > first)
                    (first, second, candidate) = (logOdds, first, other);
                else
                    second = Math.Max(second, logOdds);
            hadNone = candidate == BlockSlots.Nowhere;
            return !hadNone && first - second >= Margin && first - news < Margin && index.WasOnly(candidate, slot, first, isNews);
        }

        // Of two that were not each other's only candidates nothing is taken.
        private bool WasOnly(int of, int candidate, double logOdds, bool[] isNews)
        {
            foreach (var (other, likely) in index.PairsAt(of))
                if (other != candidate && !isNews[other] && index.SourceAt(other) == index.SourceAt(candidate) && logOdds - likely < Margin)
                    return false;
            return true;
        }

        private bool IsOnly(int of, int candidate, double logOdds) =>
            index.SourceAt(of) != index.SourceAt(candidate) && logOdds - index.MostOf(of, candidate) >= Margin;
    }
}
