namespace SceneScout.Jsonata.Pictures.Integers;

internal enum LetterCase
{
    Lower,
    Upper,
    Title,
}
