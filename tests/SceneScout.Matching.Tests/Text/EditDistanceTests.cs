using CsCheck;
using Quickenshtein;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Tests.Text;

/// <summary>Edits are counted as a library counts them.</summary>
public sealed class EditDistanceTests
{
    private static readonly Gen<string> GenWord = Gen.OneOf(
        Gen.Char["abcde 12"].Array[0, 20].Select(letters => new string(letters)),
        Gen.Char["ab"].Array[0, 90].Select(letters => new string(letters)),
        Gen.Char["abüж"].Array[0, 10].Select(letters => new string(letters)));

    [Fact]
    public void It_is_the_edit_distance_of_words_of_any_length_and_script() =>
        Gen.Select(GenWord, GenWord).Sample((a, b) => Assert.Equal(Levenshtein.GetDistance(a, b), EditDistance.Of(a, b)), iter: 5_000);

    [Fact]
    public void Letters_never_ask_for_more_edits_than_there_are() =>
        Gen.Select(GenWord, GenWord).Sample((a, b) => Assert.InRange(LetterSet.LeastEdits(LetterSet.Of(a), LetterSet.Of(b)), 0, Levenshtein.GetDistance(a, b)), iter: 5_000);
}
