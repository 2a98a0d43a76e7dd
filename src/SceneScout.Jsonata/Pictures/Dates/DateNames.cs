namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>Months and days in English.</summary>
internal static class DateNames
{
    public static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    public static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
}
