using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Tests;

public sealed class StoredNumberTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 7440098844772656850)]
    [InlineData("eight by", -777068713250506976)]
    [InlineData("{\"key\":\"yelp:1\",\"title\":\"Jazz\"}", 8491800405835654689)]
    public void The_number_of_bytes_is_what_the_store_has(string text, long number) => Assert.Equal(number, StoredNumber.Of(System.Text.Encoding.UTF8.GetBytes(text)));
}
