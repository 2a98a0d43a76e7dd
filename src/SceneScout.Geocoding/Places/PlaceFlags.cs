namespace SceneScout.Geocoding.Places;

/// <summary>What a place is besides a town.</summary>
[Flags]
internal enum PlaceFlags : byte
{
    /// <summary>A town, and no more is known.</summary>
    None = 0,

    /// <summary>A part of a city.</summary>
    District = 1,

    /// <summary>The capital of a country.</summary>
    Capital = 2,

    /// <summary>The seat of a state or province.</summary>
    Seat = 4,

    /// <summary>Known from postal codes alone; its people were not counted.</summary>
    Settlement = 8,

    /// <summary>A post office without an area: its name is found, but no point lies in it.</summary>
    Office = 16,

    /// <summary>What hardly an address names: Paradise, where people write Las Vegas.</summary>
    Unaddressed = 32,

    /// <summary>The seat of a county or district.</summary>
    CountySeat = 64,

    /// <summary>A town with none of twice its people within 30 kilometres.</summary>
    OwnCentre = 128,
}
