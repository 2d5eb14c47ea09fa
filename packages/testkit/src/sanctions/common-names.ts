/** Names that many people have, of the places that people come from who buy houses in Florida. Who has two of them is nobody in particular. */
export const COMMON_NAMES: readonly { readonly given: readonly string[]; readonly family: readonly string[] }[] = [
  {
    given:
      words(`James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas
      Sarah Charles Karen Christopher Lisa Daniel Nancy Matthew Betty Anthony Margaret Mark Sandra Donald Ashley Steven Kimberly Paul Emily
      Andrew Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Dorothy George Melissa Edward Deborah`),
    family:
      words(`Smith Johnson Williams Brown Jones Davis Miller Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Thompson White
      Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker Nelson Hall Campbell Mitchell Carter Roberts
      Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Cooper`),
  },
  {
    given:
      words(`Jose Maria Luis Carmen Carlos Ana Juan Isabel Jorge Laura Miguel Rosa Pedro Elena Antonio Lucia Francisco Sofia Manuel Gabriela
      Rafael Claudia Fernando Patricia Ricardo Monica Alejandro Daniela Diego Valentina`),
    family:
      words(`Garcia Rodriguez Martinez Hernandez Lopez Gonzalez Perez Sanchez Ramirez Torres Flores Rivera Gomez Diaz Reyes Morales
      Cruz Ortiz Gutierrez Chavez Ramos Ruiz Alvarez Mendoza Vasquez Castillo Jimenez Moreno Romero Herrera`),
  },
  {
    given: words(
      `Mohamed Ahmed Ali Omar Fatima Hassan Aisha Ibrahim Khaled Youssef Mahmoud Layla Hussein Mariam Abdullah Samir Tariq Nour Karim Rania`,
    ),
    family: words(
      `Hassan Ahmed Mansour Khalil Said Saleh Ibrahim Nasser Haddad Khoury Rahman Aziz Farouk Sharif Malik Hamdan Bakri Qureshi Siddiqui Amin`,
    ),
  },
  {
    given: words(
      `Ivan Olga Sergei Natalia Dmitry Elena Alexei Irina Vladimir Svetlana Andrei Tatiana Nikolai Anna Mikhail Ekaterina`,
    ),
    family: words(
      `Ivanov Petrov Smirnov Kuznetsov Popov Sokolov Lebedev Kozlov Novikov Morozov Volkov Fedorov Pavlov Orlov Makarov Zaitsev`,
    ),
  },
  {
    given: words(`Wei Li Ming Hui Jing Yan Xin Hong Priya Raj Anil Sunita Vijay Deepa Arjun Kavita`),
    family: words(`Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Patel Singh Sharma Kumar Gupta Shah`),
  },
];

/** As people call their companies. */
export const COMMON_COMPANIES: readonly string[] = [
  ...[
    "Sunshine Realty LLC",
    "Blue Ocean Properties Inc",
    "Atlantic Title Company",
    "First Coast Holdings LLC",
    "Palm Investments Ltd",
  ],
  ...[
    "Global Trading Company",
    "Smith & Sons Construction",
    "Miami Shipping Services",
    "Garcia Family Trust",
    "International Export Group",
  ],
  ...[
    "Everglades Capital Partners",
    "Northern Star Logistics",
    "Green Energy Solutions",
    "Bay Area Consulting",
    "Premier Home Builders",
  ],
];

function words(text: string): string[] {
  return text.split(/\s+/);
}
