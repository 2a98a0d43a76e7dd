namespace SceneScout.EndToEnd.Tests.Import;

/// <summary>Small answers in the shape of each source's API.</summary>
internal static class Answers
{
    /// <summary>Four entries: a full one, a day without a time, one with two mistakes, one that is not for the public.</summary>
    public const string Ticketmaster =
        """
        {"_embedded":{"events":[
          {"type":"event","id":"full","name":"Jazz Night","url":"https://www.ticketmaster.com/event/full","dates":{"start":{"localDate":"2026-05-31","localTime":"19:30:00"},"timezone":"America/New_York","status":{"code":"onsale"}},
           "_embedded":{"venues":[{"id":"v1","name":"Blue Hall","city":{"name":"New York"},"country":{"countryCode":"US"},"location":{"latitude":"40.73","longitude":"-74.0"}}]}},
          {"type":"event","id":"day","name":"Open Day","dates":{"start":{"localDate":"2026-06-01"}}},
          {"type":"event","id":"bad","name":"  ","dates":{"start":{"localDate":"31.05.2026"}}},
          {"type":"event","id":"test","name":"Test","test":true,"dates":{"start":{"localDate":"2026-06-02"}}}]}}
        """;

    public const string Eventbrite =
        """{"events":[{"id":"1","name":{"text":"Show","html":"Show"},"url":"https://www.eventbrite.com/e/show-tickets-1","status":"live","start":{"timezone":"Europe/Berlin","local":"2026-05-31T19:00:00","utc":"2026-05-31T17:00:00Z"},"end":{"timezone":"Europe/Berlin","local":"2026-05-31T22:00:00","utc":"2026-05-31T20:00:00Z"}}]}""";

    public const string Yelp =
        """{"total":1,"events":[{"id":"a-show","name":"Show","time_start":"2026-05-31T10:00","latitude":0,"longitude":0,"is_free":null}]}""";

    public const string GooglePlaces =
        """{"places":[{"id":"abc","displayName":{"text":"Hall"},"location":{"latitude":52.5,"longitude":13.4},"types":["concert_hall"],"businessStatus":"OPERATIONAL"}]}""";

    public const string Meetup =
        """{"data":{"groupByUrlname":{"id":"9","name":"Group","urlname":"group","timezone":"US/Eastern","events":{"edges":[{"node":{"id":"1","title":"Talk","dateTime":"2026-05-31T19:00:00-04:00","duration":"PT90M"}}]}}}}""";

    public const string Manual = """[{"id":"42","title":"Summer fair","start":"2026-06-20"},{"title":"No start"}]""";
}
