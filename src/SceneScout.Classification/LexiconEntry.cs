namespace SceneScout.Classification;

/// <summary>What a phrase says.</summary>
/// <param name="Language">Index in <see cref="Lexicon.Languages"/>.</param>
/// <param name="Category">Index in <see cref="Taxonomy.Categories"/>.</param>
/// <param name="Subcategory">Index in <see cref="Taxonomy.Subcategories"/>, over all categories; below 0 when it does not say.</param>
/// <param name="Weight">1, a hint, to 4, decisive.</param>
/// <param name="OfVenue">True when it says so as a part of the venue's name only.</param>
internal readonly record struct LexiconEntry(int Language, int Category, int Subcategory, float Weight, bool OfVenue);
